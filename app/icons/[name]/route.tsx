import { ImageResponse } from 'next/og'

import { MarkIcon } from '@/components/site/mark-icon'

export const dynamic = 'force-static'
export const dynamicParams = false

/** The pictures that the manifest and the layout name. */
const icons: Readonly<Record<string, { readonly size: number; readonly share: number }>> = {
  'apple.png': { size: 180, share: 0.7 },
  '192.png': { size: 192, share: 0.75 },
  '512.png': { size: 512, share: 0.75 },
  'maskable.png': { size: 512, share: 0.5 },
}

export const generateStaticParams = () => Object.keys(icons).map((name) => ({ name }))

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }) {
  const icon = icons[(await params).name]
  if (!icon) return new Response(null, { status: 404 })
  return new ImageResponse(<MarkIcon {...icon} />, { width: icon.size, height: icon.size })
}
