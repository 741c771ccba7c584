'use client'

import { ShortcutList } from '@/components/help/shortcut-list'
import type { SiteDialogProps } from '@/components/site/site-keys'
import { Dialog } from '@/components/ui/dialog'
import { Link } from '@/components/ui/link'

export function ShortcutsDialog({ onClose }: Pick<SiteDialogProps, 'onClose'>) {
  return (
    <Dialog title="Shortcuts" onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label="List of shortcuts" className="px-5 pt-4 pb-6">
        <ShortcutList heading="h3" />
        <p className="mt-5 text-14">
          <Link href="/help/" onClick={onClose} className="link">
            How Drydock works
          </Link>
        </p>
      </div>
    </Dialog>
  )
}
