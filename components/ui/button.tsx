import { Link } from '@/components/ui/link'
import type { ComponentProps } from 'react'

import { type ButtonLook, buttonClass } from '@/components/ui/button-class'
import { Spinner } from '@/components/ui/spinner'

type ButtonProps = ComponentProps<'button'> & ButtonLook & { busy?: boolean }

/** `busy` shows a spinner and keeps the focus; say what happens in the label ("Checking"). */
export function Button({
  variant,
  size,
  busy = false,
  className,
  children,
  type = 'button',
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      className={buttonClass({ variant, size }, className)}
      {...props}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  )
}

export function ButtonLink({ variant, size, className, ...props }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={buttonClass({ variant, size }, className)} {...props} />
}
