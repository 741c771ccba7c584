import { LazyPanel } from '@/components/lab/lazy-panel.tsx'
import type { SolutionProps } from '@/components/solution/solution-panel.tsx'

const get = () =>
  import('@/components/solution/solution-panel.tsx').then(({ SolutionPanel }) => SolutionPanel)

export function SolutionHost(props: SolutionProps) {
  return <LazyPanel name="the solution" get={get} props={props} />
}
