import { ChevronRight } from '@/components/ui/page-icons'
import { Link } from '@/components/ui/link'

type Crumb = { name: string; href?: string }

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="text-13 leading-[1.4] text-ink-3">
      <ol className="flex flex-wrap items-center gap-x-2">
        {crumbs.map(({ name, href }, index) => (
          <li key={name} className="flex items-center gap-2">
            {index > 0 ? <ChevronRight aria-hidden className="size-3.5" /> : null}
            {href ? (
              <Link
                href={href}
                className="inline-flex min-h-6 items-center text-ink-2 no-underline hover:underline"
              >
                {name}
              </Link>
            ) : (
              <span>{name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
