import { formatSize } from '@/lib/engine/build/report/words.ts'
import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import type { EngineClient } from '@/lib/worker/client.ts'

type Files = Readonly<Record<string, string>>

/** `From 1.12 GB to 142 MB.` Null unless both are known and the image became clearly smaller. */
export function sizeChange(before: BuildReport | null, after: BuildReport | null): string | null {
  const [old, now] = [sizeOf(before), sizeOf(after)]
  if (!old || !now || now.bytes > old.bytes * 0.95) return null
  return `The image went from ${formatSize(old)} to ${formatSize(now)}.`
}

function sizeOf(report: BuildReport | null) {
  if (!report?.ok || !report.image || report.image.size.basis === 'unknown') return null
  return report.image.size
}

/** Of two questions that wait, the newer takes the other's place: the X-ray's goes first, and this one asks again later. */
export async function reportOn(
  ask: EngineClient['build'],
  files: Files,
  context: Files,
  pause = 400,
): Promise<BuildReport | null> {
  for (let tries = 0; tries < 3; tries += 1) {
    const outcome = await ask({ files, context, change: { files: [], args: [] }, log: false })
    if (outcome.kind !== 'superseded') return outcome.kind === 'ok' ? outcome.value.report : null
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return null
}
