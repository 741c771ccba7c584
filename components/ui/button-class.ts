import { cn } from '@/lib/cn'

export type ButtonVariant = 'default' | 'primary' | 'ghost'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'icon' | 'icon-sm'
export type ButtonLook = { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined }

const base =
  'inline-flex items-center justify-center gap-[7px] whitespace-nowrap rounded-2 border font-medium no-underline ' +
  'transition-colors duration-(--t-fast) active:translate-y-px focus-visible:rounded-2 ' +
  'aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3 ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-3 aria-busy:cursor-progress'

const variants: Record<ButtonVariant, string> = {
  default: 'border-line bg-surface text-ink hover:border-line-strong hover:bg-hover',
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover',
  ghost: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-(--h-ctl-sm) px-[9px] text-13',
  md: 'h-(--h-ctl) px-3 text-14',
  lg: 'h-(--h-ctl-lg) px-[18px] text-15',
  icon: 'size-(--h-ctl) max-md:size-11',
  'icon-sm': 'size-(--h-ctl-sm)',
}

/** The look of a button, for buttons and for links that act as the next step. */
export function buttonClass({ variant = 'default', size = 'md' }: ButtonLook, className?: string): string {
  return cn(base, variants[variant], sizes[size], className)
}
