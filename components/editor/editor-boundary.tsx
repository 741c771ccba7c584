'use client'

import { Component, type ReactNode } from 'react'

type Props = { readonly onFailed: () => void; readonly children: ReactNode }

/** The full editor may break while it mounts; the page must not. React offers this as a class only. */
export class EditorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.props.onFailed()
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}
