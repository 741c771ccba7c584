const radius = 45.5
const around = 2 * Math.PI * radius

/** Lengths and places on a ring of 100 units: the filled arc, the whole, and the gap at the pass mark. */
export function ringArc(score: number, passMark: number) {
  const angle = (passMark / 100) * 2 * Math.PI - Math.PI / 2
  const at = (distance: number, axis: (angle: number) => number) => round(50 + distance * axis(angle))
  return {
    filled: round((Math.min(100, Math.max(0, score)) / 100) * around),
    around: round(around),
    gap: { x1: at(40, Math.cos), y1: at(40, Math.sin), x2: at(51, Math.cos), y2: at(51, Math.sin) },
  }
}

export function ringBand(score: number, passMark: number): 'low' | 'middle' | 'good' {
  if (score >= passMark) return 'good'
  return score < 50 ? 'low' : 'middle'
}

const round = (value: number) => Math.round(value * 100) / 100
