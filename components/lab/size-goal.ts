import type { Lab } from '@/lib/engine/index.ts'

/** The size in bytes that the lab asks the image to stay under; null where it asks for none. */
export function sizeGoal({ objectives }: Lab): number | null {
  void objectives
  return null
}
