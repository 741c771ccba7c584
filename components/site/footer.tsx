import { Link } from '@/components/ui/link'

import { OfflineStatus } from '@/components/offline/offline-status'

export function Footer() {
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex max-w-(--w-page) flex-wrap items-center gap-x-6 gap-y-2 px-6 pt-6 pb-10 text-13 text-ink-3 max-md:px-4">
        <span>Drydock is free and open source.</span>
        <FooterLink href="/labs/">Labs</FooterLink>
        <FooterLink href="/rules/">Rules</FooterLink>
        <FooterLink href="/glossary/">Glossary</FooterLink>
        <FooterLink href="/settings/">Settings</FooterLink>
        <span className="md:ml-auto">
          Your work is saved in this browser and nowhere else. <OfflineStatus />
        </span>
      </div>
    </footer>
  )
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="inline-flex min-h-6 items-center text-ink-2 underline underline-offset-3">
      {children}
    </Link>
  )
}
