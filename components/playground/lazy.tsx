'use client'

import { lazy } from 'react'

/** What is opened by a button comes when the button is pressed. */
export const ShareDialog = lazy(() =>
  import('@/components/playground/share-dialog.tsx').then((code) => ({ default: code.ShareDialog })),
)
export const ReportDialog = lazy(() =>
  import('@/components/playground/report-dialog.tsx').then((code) => ({ default: code.ReportDialog })),
)
export const NewFileDialog = lazy(() =>
  import('@/components/playground/new-file-dialog.tsx').then((code) => ({ default: code.NewFileDialog })),
)
export const Xray = lazy(() =>
  import('@/components/build-view/xray.tsx').then((code) => ({ default: code.Xray })),
)
export const MiniXray = lazy(() =>
  import('@/components/build-view/mini-xray.tsx').then((code) => ({ default: code.MiniXray })),
)
