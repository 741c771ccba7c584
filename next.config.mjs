import { availableParallelism } from 'node:os'

/** A folder of static files; `BASE_PATH=/drydock` builds it for a host that serves it below that path. */
/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  trailingSlash: true,
  images: { unoptimized: true },
  basePath: process.env.BASE_PATH ?? '',
  // For the one link that is no <Link>: see app/error.tsx.
  env: { BASE_PATH: process.env.BASE_PATH ?? '' },
  reactStrictMode: true,
  // Next leaves one processor free; on two that doubles the time for pages.
  experimental: { cpus: availableParallelism() },
  // Both run at build time only; bundling them would break their native parts.
  serverExternalPackages: ['esbuild', 'mdx-bundler'],
  // `npm run typecheck` checks the types of everything, once.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
}

export default config
