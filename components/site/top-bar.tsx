import { Menu } from '@/components/ui/page-icons'

import { Brand } from '@/components/site/brand'
import { SearchButton, SearchField } from '@/components/site/search-button'
import { ThemeSwitch } from '@/components/site/theme-switch'
import { Link } from '@/components/ui/link'

export type Section = 'course' | 'labs' | 'rules' | 'playground' | 'glossary' | 'progress'

const sections: readonly { id: Section; href: string; name: string }[] = [
  { id: 'course', href: '/', name: 'Course' },
  { id: 'labs', href: '/labs/', name: 'Labs' },
  { id: 'rules', href: '/rules/', name: 'Rules' },
  { id: 'playground', href: '/playground/', name: 'Playground' },
  { id: 'glossary', href: '/glossary/', name: 'Glossary' },
  { id: 'progress', href: '/progress/', name: 'Progress' },
]

type TopBarProps = {
  current?: Section | undefined
  /** Id of the popover that the menu button opens, where the page has its own; it holds `<MenuSections>` first. */
  menu?: string
}

/** From 861 px on the sections stand in the bar, below it in a menu: a popover, so it needs no script. */
export function TopBar({ current, menu }: TopBarProps) {
  return (
    <header className="sticky top-0 z-20 flex h-(--h-topbar) items-center gap-6 border-b border-line bg-page px-6 max-md:gap-1 max-md:px-1">
      <button
        type="button"
        popoverTarget={menu ?? 'menu'}
        aria-label="Open menu"
        className="grid size-11 place-items-center rounded-2 text-ink-2 hover:bg-hover hover:text-ink md:hidden"
      >
        <Menu aria-hidden className="size-5" />
      </button>
      <Brand />
      <nav aria-label="Main" className="flex h-full flex-none gap-0.5 max-md:hidden">
        <SectionLinks current={current} className={inBar} />
      </nav>
      <div className="ml-auto flex min-w-0 items-center gap-1 md:gap-4">
        <SearchField />
        <SearchButton className="lg:hidden" />
        <ThemeSwitch />
      </div>
      {menu ? null : (
        <div id="menu" popover="auto" className="side md:hidden!">
          <MenuSections current={current} />
        </div>
      )}
    </header>
  )
}

/** The sections as the first thing of a menu on a small screen. */
export function MenuSections({ current }: { current?: Section | undefined }) {
  return (
    <nav aria-label="Main" className="mb-4 grid gap-0.5 md:hidden">
      <SectionLinks current={current} className={inMenu} />
    </nav>
  )
}

const inBar =
  'relative flex items-center px-[11px] font-medium text-ink-2 no-underline hover:text-ink aria-[current]:text-ink ' +
  'aria-[current]:after:absolute aria-[current]:after:inset-x-[11px] aria-[current]:after:-bottom-px ' +
  'aria-[current]:after:h-0.5 aria-[current]:after:bg-ink forced-colors:aria-[current]:after:bg-[CanvasText]'
const inMenu =
  'flex min-h-11 items-center rounded-2 px-2 text-16 font-medium text-ink no-underline hover:bg-hover ' +
  'aria-[current]:bg-accent-soft'

function SectionLinks({ current, className }: { current: Section | undefined; className: string }) {
  return sections.map(({ id, href, name }) => (
    <Link key={id} href={href} aria-current={id === current ? 'page' : undefined} className={className}>
      {name}
    </Link>
  ))
}
