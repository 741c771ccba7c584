import { availableParallelism } from 'node:os'

/** A folder of static files; `BASE_PATH=/drydock` builds it for a host that serves it below that path. */
/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  // With this setting the pages go there, and all else to .next as ever.
  distDir: process.env.SITE_OUT || '.next',
  trailingSlash: true,
  images: { unoptimized: true },
  basePath: process.env.BASE_PATH ?? '',
  // For the one link that is no <Link>: see app/error.tsx.
  env: { BASE_PATH: process.env.BASE_PATH ?? '' },
  reactStrictMode: true,
  experimental: {
    // Next leaves one processor free; on two that doubles the time for pages.
    cpus: availableParallelism(),
    // A build hardly gains from the one before, and writing it down for the next takes a third of its time.
    turbopackFileSystemCacheForBuild: false,
  },
  // Both run at build time only; bundling them would break their native parts.
  serverExternalPackages: ['esbuild', 'mdx-bundler'],
  // `npm run typecheck` checks the types of everything, once.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
}

export default config
