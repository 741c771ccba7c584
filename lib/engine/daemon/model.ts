import type { Entry, MapNode, Node } from '../document/types.ts'
import type { FileModel } from '../file-model.ts'
import type { Range } from '../source/position.ts'

/** A daemon.json: how dockerd of Engine 29 on Linux reads it. Its problems bear the code `daemon-json-invalid`. */
export type DaemonConfig = FileModel & {
  /** The object that the file holds; null when there is none: an empty file is right and sets nothing. */
  readonly root: MapNode | null
  /** By the name that dockerd knows, those of the group `proxies` as well; of a key that occurs twice the last. */
  readonly settings: ReadonlyMap<string, Setting>
  readonly logging: DaemonLogging
  readonly hosts: readonly DaemonHost[]
  /** Keys that are written a second time, each at the later place. */
  readonly repeated: readonly Range[]
}

/** A key of the file with its value. Its type is right unless a problem speaks about it. */
export type Setting = {
  readonly key: string
  readonly entry: Entry
  readonly value: Node
}

/** What containers log with that say nothing themselves. */
export type DaemonLogging = {
  /** `json-file` where none is named; null when what is named is no text. */
  readonly driver: string | null
  readonly driverSetting: Setting | null
  /** Options by name: their texts where the values are strings, as dockerd asks; others are null. */
  readonly options: ReadonlyMap<string, LogOption>
  readonly optionsSetting: Setting | null
}

export type LogOption = { readonly text: string | null; readonly entry: Entry }

/** An address that dockerd listens at. */
export type DaemonHost = {
  readonly text: string
  /** `tcp` where none is written, as dockerd takes it. */
  readonly scheme: string
  readonly address: string
  readonly range: Range
}
