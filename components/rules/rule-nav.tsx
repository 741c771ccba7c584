import Link from 'next/link'

import type { RuleGroup } from '@/components/rules/rule-info'

export function RuleNav({ groups, current }: { groups: readonly RuleGroup[]; current: string }) {
  return groups.map((group) => (
    <section key={group.id} className="mb-3">
      <h2 className="px-2 py-[7px] font-ui text-14 tracking-normal">{group.name}</h2>
      <ul>
        {group.rules.map((rule) => (
          <li key={rule.name}>
            <Link
              href={`/rules/${rule.name}/`}
              aria-current={rule.name === current ? 'page' : undefined}
              className="relative block rounded-2 py-1.5 pr-2 pl-3.5 leading-[1.4] text-ink-2 no-underline hover:bg-hover hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-y-[5px] aria-[current]:before:left-0 aria-[current]:before:w-[3px] aria-[current]:before:rounded-[2px] aria-[current]:before:bg-accent"
            >
              {rule.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ))
}
