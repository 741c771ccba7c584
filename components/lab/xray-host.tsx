'use client'

import { memo } from 'react'
import type { XrayProps } from '@/components/build-view/xray.tsx'
import { LazyPanel } from '@/components/lab/lazy-panel.tsx'

const get = () => import('@/components/build-view/xray.tsx').then(({ Xray }) => Xray)

export const XrayHost = memo(function XrayHost(props: XrayProps) {
  return <LazyPanel name="the X-ray" get={get} props={props} />
})
