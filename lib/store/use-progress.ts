'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { progressStore } from './browser-progress.ts'
import type { LabProgress, LessonProgress, Place } from './progress-data.ts'

export type Progress = {
  /** By the lab's id. */
  readonly labs: Readonly<Record<string, LabProgress>>
  /** By `<module>/<lesson>`. */
  readonly lessons: Readonly<Record<string, LessonProgress>>
  /** Where the student was last. */
  readonly place: Place | null
  /** False on the server and until the browser's storage was read: show no progress yet. */
  readonly hydrated: boolean
  readonly markLesson: (key: string, done: boolean) => void
}

/** What the student has done in this browser; follows other tabs. */
export function useProgress(): Progress {
  const labs = useStore(progressStore, (state) => state.labs)
  const lessons = useStore(progressStore, (state) => state.lessons)
  const place = useStore(progressStore, (state) => state.place)
  const hydrated = useStore(progressStore, (state) => state.hydrated)
  const markLesson = useStore(progressStore, (state) => state.markLesson)
  useEffect(() => progressStore.getState().hydrate(), [])
  return { labs, lessons, place, hydrated, markLesson }
}
