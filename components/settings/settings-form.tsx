'use client'

import { RotateCcw } from 'lucide-react'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { Choice } from '@/components/settings/choice.tsx'
import { SETTINGS, THEME } from '@/components/settings/settings-data.ts'
import { applyMotion, applyTheme, currentTheme, onThemeChange, type Theme } from '@/components/site/theme'
import { Button } from '@/components/ui/button'
import { Toast } from '@/components/ui/toast'
import { preferences } from '@/lib/store/browser.ts'
import { CHOICES, type Preference, type Values } from '@/lib/store/preferences.ts'

const onServer = (): Theme => 'system'
type Chosen = { readonly theme: Theme; readonly values: Values }

/** Every choice holds at once, here and in other tabs. */
export function SettingsForm() {
  const values = useStore(preferences)
  const theme = useSyncExternalStore(onThemeChange, currentTheme, onServer)
  const [before, setBefore] = useState<Chosen | null>(null)
  const gone = useCallback(() => setBefore(null), [])
  const { hydrate, choose } = values
  useEffect(hydrate, [hydrate])
  useEffect(() => applyMotion(preferences.getState().motion), [values.motion, values.hydrated])
  return (
    <div className="needs-script max-w-[820px]">
      <div className="border-t border-ink">
        <Choice setting={THEME} value={theme} onChoose={applyTheme} />
        <Rest values={values} choose={choose} />
      </div>
      <Button
        className="mt-6"
        onClick={() => {
          setBefore({ theme, values })
          chooseAll({ theme: 'system', values: DEFAULTS })
        }}
      >
        <RotateCcw aria-hidden />
        Back to defaults
      </Button>
      {before ? (
        <Toast
          onGone={gone}
          onUndo={() => {
            chooseAll(before)
            gone()
          }}
        >
          All settings are as they were at first.
        </Toast>
      ) : null}
    </div>
  )
}

const NAMES = Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]
const DEFAULTS = Object.fromEntries(NAMES.map((name) => [name, CHOICES[name][0]])) as unknown as Values

function chooseAll({ theme, values }: Chosen) {
  const { choose } = preferences.getState()
  applyTheme(theme)
  for (const name of NAMES) choose(name, values[name])
}

type RestProps = { values: Values; choose: <P extends Preference>(name: P, value: Values[P]) => void }

function Rest({ values, choose }: RestProps) {
  const one = <P extends keyof typeof SETTINGS>(name: P) => (
    <Choice
      key={name}
      setting={SETTINGS[name]}
      value={values[name]}
      onChoose={(value) => choose(name, value)}
    />
  )
  return NAMES.map(one)
}
