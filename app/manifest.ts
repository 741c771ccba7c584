import type { MetadataRoute } from 'next'

export const dynamic = 'force-static'

/** For browsers that put the site on a home screen. */
export default function manifest(): MetadataRoute.Manifest {
  const base = process.env['BASE_PATH'] ?? ''
  const icon = (name: string, edge: number) => ({
    src: `${base}/icons/${name}.png`,
    sizes: `${edge}x${edge}`,
    type: 'image/png',
  })
  return {
    name: 'Drydock: Docker best practices, learned by fixing',
    short_name: 'Drydock',
    description: 'Short lessons, then labs that check your Dockerfile in the browser.',
    lang: 'en',
    start_url: `${base}/`,
    scope: `${base}/`,
    display: 'minimal-ui',
    background_color: '#f8faf7',
    theme_color: '#f8faf7',
    icons: [icon('192', 192), icon('512', 512), { ...icon('maskable', 512), purpose: 'maskable' }],
  }
}
