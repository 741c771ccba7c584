import Link from 'next/link'
import type { ReactNode } from 'react'

import { Brand } from '@/components/site/brand'
import { ThemeSwitch } from '@/components/site/theme-switch'

export type Section = 'course' | 'rules' | 'glossary'

const sections: readonly { id: Section; href: string; name: string }[] = [
  { id: 'course', href: '/', name: 'Course' },
  { id: 'rules', href: '/rules/', name: 'Rules' },
  { id: 'glossary', href: '/glossary/', name: 'Glossary' },
]

type TopBarProps = {
  current?: Section | undefined
  /** A page's own controls, left of the mark: the course menu on a small screen. */
  menu?: ReactNode
}

const link =
  'relative flex items-center px-[11px] font-medium text-ink-2 no-underline hover:text-ink max-sm:px-2 ' +
  'aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-[11px] aria-[current]:after:-bottom-px ' +
  'aria-[current]:after:h-0.5 aria-[current]:after:bg-ink max-sm:aria-[current]:after:inset-x-2'

export function TopBar({ current, menu }: TopBarProps) {
  return (
    <header className="sticky top-0 z-20 flex h-(--h-topbar) items-center gap-6 border-b border-line bg-page px-6 max-md:gap-2 max-md:px-3">
      {menu}
      <Brand className="max-[380px]:text-[0px]" />
      <nav aria-label="Main" className="flex h-full gap-0.5">
        {sections.map((section) => (
          <Link
            key={section.id}
            href={section.href}
            aria-current={section.id === current ? 'page' : undefined}
            className={link}
          >
            {section.name}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-1">
        <ThemeSwitch />
      </div>
    </header>
  )
}
