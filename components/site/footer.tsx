import { OfflineStatus } from '@/components/offline/offline-status'
import { sitePages } from '@/lib/site/pages.ts'
import { Link } from '@/components/ui/link'

/** Every page that stands for itself, on every page. */
export function Footer() {
  return (
    <footer className="border-t border-line">
      <div className="mx-auto grid max-w-(--w-page) gap-y-3 px-6 pt-6 pb-10 text-13 text-ink-3 max-md:px-4">
        <nav aria-label="All pages" className="flex flex-wrap gap-x-6 gap-y-2">
          {sitePages.map(({ href, name }) => (
            <Link
              key={href}
              href={href}
              className="inline-flex min-h-6 items-center text-ink-2 underline underline-offset-3"
            >
              {name}
            </Link>
          ))}
        </nav>
        <p className="flex flex-wrap gap-x-6 gap-y-1">
          <span>Drydock is free and open source: lessons, labs and program under the MIT licence.</span>
          <span className="md:ml-auto">
            Your work is saved in this browser and nowhere else. <OfflineStatus />
          </span>
        </p>
      </div>
    </footer>
  )
}
