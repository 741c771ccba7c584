/** Shapes of the mark on a grid of 32; the mark, the icons of the manifest and of the home screen are drawn from them. */
export const markShapes = {
  dock: 'M0 11h3.5v7H7v6h18v-6h3.5v-7H32v19H0z',
  hull: 'M6 3h20v8.5a10 10 0 0 1-20 0z',
} as const

type MarkIconProps = {
  /** Edge of the picture, in pixels. */
  size: number
  /** How much of the edge the mark takes; launchers cut a maskable icon to a circle of 0.8. */
  share: number
}

/** The mark in the light theme's colours on its page, for pictures that no style sheet reaches. */
export function MarkIcon({ size, share }: MarkIconProps) {
  const edge = Math.round(size * share)
  return (
    <div
      style={{
        display: 'flex',
        width: size,
        height: size,
        alignItems: 'center',
        justifyContent: 'center',
        background: '#f8faf7',
      }}
    >
      <svg xmlns="http://www.w3.org/2000/svg" width={edge} height={edge} viewBox="0 0 32 32">
        <path fill="#13232c" d={markShapes.dock} />
        <path fill="#d35023" d={markShapes.hull} />
      </svg>
    </div>
  )
}
