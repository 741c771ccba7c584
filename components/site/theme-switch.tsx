'use client'

import { Moon, Sun, SunMoon } from '@/components/ui/icons'
import { useSyncExternalStore } from 'react'

import { type Theme, applyTheme, currentTheme, nextTheme, onThemeChange } from '@/components/site/theme'
import { Button } from '@/components/ui/button'

const icons = { system: SunMoon, light: Sun, dark: Moon }
const onServer = (): Theme => 'system'

export function ThemeSwitch() {
  const theme = useSyncExternalStore(onThemeChange, currentTheme, onServer)
  const Icon = icons[theme]
  const label = `Theme: ${theme}. Change to ${nextTheme(theme)}`
  return (
    <Button
      variant="ghost"
      size="icon"
      className="needs-script"
      aria-label={label}
      title={label}
      onClick={() => applyTheme(nextTheme(theme))}
    >
      <Icon aria-hidden className="size-4.5" />
    </Button>
  )
}
