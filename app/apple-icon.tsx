import { ImageResponse } from 'next/og'

import { MarkIcon } from '@/components/site/mark-icon'

export const dynamic = 'force-static'
export const size = { width: 180, height: 180 }
export const contentType = 'image/png'

export default function AppleIcon() {
  return new ImageResponse(<MarkIcon size={size.width} share={0.7} />, size)
}
