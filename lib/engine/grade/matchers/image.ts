import type { Image } from '../../build/types.ts'
import { asList, ask, type Outcome } from '../outcome.ts'
import type { ImageCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'
import { matchNoContent, matchNoPath, matchPackageManager, matchPrograms, matchShell } from './absence.ts'
import { matchBase } from './base.ts'
import { matchCarries } from './carries.ts'
import { matchEnv, matchExposes, matchLabel, matchStopSignal, matchVolume, matchWorkdir } from './config.ts'
import { matchSetting } from './command-setting.ts'
import { matchContains, matchDeletedLate, matchLacks, matchPath } from './contents.ts'
import { matchHealthcheck } from './healthcheck.ts'
import { matchLeftovers } from './leftovers.ts'
import { matchPackages } from './packages.ts'
import { matchProcess } from './process.ts'
import { matchImageSize, matchLayers, matchWasted } from './size.ts'
import { matchUser } from './user.ts'
import { matchNoSettings } from './written-settings.ts'
import { matchWorldWritable } from './world-writable.ts'

/** One entry per key of an image check, in the order they are asked; all that are given must hold. */
export function matchImage(check: ImageCheck, image: Image, subject: Subject): Outcome {
  return ask<ImageCheck>(check, {
    base: (value) => matchBase(value, image, subject),
    user: (value) => matchUser(value, image),
    contains: (value) => matchContains(asList(value), image),
    lacks: (value) => matchLacks(asList(value), image, subject),
    deletedLate: (value) => matchDeletedLate(asList(value), image, subject),
    path: (value) => matchPath(value, image, subject),
    noPath: (value) => matchNoPath(asList(value), image, subject),
    noContent: (value) => matchNoContent(asList(value), image, subject),
    packages: (value) => matchPackages(value, image, subject),
    programs: (value) => matchPrograms(value, image),
    shell: (value) => matchShell(value, image),
    packageManager: (value) => matchPackageManager(value, image),
    leftovers: (value) => matchLeftovers(value, image, subject),
    process: (value) => matchProcess(value, image, subject),
    entrypoint: (value) => matchSetting('ENTRYPOINT', value, image),
    cmd: (value) => matchSetting('CMD', value, image),
    healthcheck: (value) => matchHealthcheck(value, image),
    stopSignal: (value) => matchStopSignal(asList(value), image, subject),
    env: (value) => matchEnv(value, image, subject),
    noSettings: (value) => matchNoSettings(asList(value), image, subject),
    workdir: (value) => matchWorkdir(value, image, subject),
    label: (value) => matchLabel(value, image, subject),
    volume: (value) => matchVolume(value, image, subject),
    exposes: (value) => matchExposes(value, true, image, subject),
    notExposes: (value) => matchExposes(value, false, image, subject),
    carries: (value) => matchCarries(value, subject),
    worldWritable: (value) => matchWorldWritable(value, image, subject),
    size: (value) => matchImageSize(value, image, subject),
    wasted: (value) => matchWasted(value, image, subject),
    layers: (value) => matchLayers(value, image, subject),
  })
}
