import { describe, expect, test } from 'vitest'
import { parseImageReference } from '../dockerfile/image-reference.ts'
import type { Size } from '../source/size.ts'
import { FACTS_DATE, hasTool, lookupImage, runtimeOf } from './index.ts'
import { IMAGES } from './catalogue.ts'

const facts = (text: string) => lookupImage(parseImageReference(text)!)!
const MB = 1_000_000

describe('what an image is: family, release, user, /bin/sh, package manager', () => {
  test.each([
    ['python:3.13-slim', 'debian', 'trixie', '', 'dash', 'apt'],
    ['node:24', 'debian', 'bookworm', '', 'dash', 'apt'],
    ['golang:1.27-alpine', 'alpine', '3.24', '', 'busybox', 'apk'],
    ['rust:1-slim-bookworm', 'debian', 'bookworm', '', 'dash', 'apt'],
    ['eclipse-temurin:21-jre-noble', 'ubuntu', 'noble', '', 'dash', 'apt'],
    ['eclipse-temurin:21-jre', 'ubuntu', 'resolute', '', 'dash', 'apt'],
    ['amazoncorretto:21', 'amazon', '2023', '', 'bash', 'dnf'],
    ['maven:3.9-eclipse-temurin-21-alpine', 'alpine', '3.24', '', 'busybox', 'apk'],
    ['maven:3.9-amazoncorretto-21', 'amazon', null, '', 'bash', 'dnf'],
    ['gradle:9-jdk21', 'ubuntu', null, 'root', 'dash', 'apt'],
    ['php:8.4-fpm-alpine3.23', 'alpine', '3.23', '', 'busybox', 'apk'],
    ['openjdk:17', 'rhel', '8', '', 'bash', 'microdnf'],
    ['openjdk:17-jdk-slim', 'debian', 'bullseye', '', 'dash', 'apt'],
    ['buildpack-deps:bookworm-scm', 'debian', 'bookworm', '', 'dash', 'apt'],
    ['buildpack-deps:noble', 'ubuntu', 'noble', '', 'dash', 'apt'],
    ['busybox:musl', 'busybox', null, '', 'busybox', 'none'],
    ['amazonlinux:2023', 'amazon', '2023', '', 'bash', 'dnf'],
    ['amazonlinux:2', 'amazon', '2', '', 'bash', 'yum'],
    ['fedora:44', 'fedora', '44', '', 'bash', 'dnf'],
    ['almalinux:9.8-minimal', 'rhel', '9', '', 'bash', 'microdnf'],
    ['oraclelinux:9', 'rhel', '9', '', 'bash', 'dnf'],
    ['centos:7', 'rhel', '7', '', 'bash', 'yum'],
    ['opensuse/leap:15.6', 'suse', '15.6', '', 'bash', 'zypper'],
    ['archlinux', 'arch', null, '', 'bash', 'pacman'],
    ['hello-world', 'scratch', null, '', 'none', 'none'],
    ['haproxy:3.2', 'debian', null, 'haproxy', 'dash', 'apt'],
    ['memcached:1.6-alpine', 'alpine', '3.24', 'memcache', 'busybox', 'apk'],
    ['mysql:8.4', 'rhel', '9', '', 'bash', 'microdnf'],
    ['registry:3', 'alpine', null, '', 'busybox', 'apk'],
    ['docker:29-cli', 'alpine', null, '', 'busybox', 'apk'],
    ['docker:29-dind-rootless', 'alpine', null, 'rootless', 'busybox', 'apk'],
    ['nginxinc/nginx-unprivileged:1.31', 'debian', 'trixie', '101', 'dash', 'apt'],
    ['moby/buildkit:rootless', 'alpine', null, '1000:1000', 'busybox', 'apk'],
    ['ghcr.io/zaproxy/zaproxy:stable', 'debian', null, 'zap', 'dash', 'apt'],
    ['ghcr.io/astral-sh/uv:0.9.5', 'scratch', null, '', 'none', 'none'],
    ['ghcr.io/astral-sh/uv:python3.13-bookworm-slim', 'debian', 'bookworm', '', 'dash', 'apt'],
    ['gcr.io/distroless/static-debian13:nonroot', 'distroless', '13', '65532', 'none', 'none'],
    ['gcr.io/distroless/java21-debian12', 'distroless', '12', '0', 'none', 'none'],
    ['gcr.io/distroless/whatever-debian12', 'distroless', '12', '0', 'none', 'none'],
    ['dhi.io/python:3.13', 'debian', null, 'nonroot', 'none', 'none'],
    ['dhi.io/python:3.13-dev', 'debian', null, 'root', null, 'apt'],
    ['dhi.io/python:3.13-alpine3.23-dev', 'alpine', '3.23', 'root', 'busybox', 'apk'],
    ['dhi.io/redis:8', 'debian', null, 'nonroot', 'none', 'none'],
    ['dhi.io/node:24', 'debian', null, 'node', 'none', 'none'],
    ['cgr.dev/chainguard/python', 'wolfi', null, '65532', 'none', 'none'],
    ['cgr.dev/chainguard/python:latest-dev', 'wolfi', null, '65532', 'busybox', 'apk'],
    ['cgr.dev/chainguard/redis', 'wolfi', null, '65532', null, null],
    ['cgr.dev/chainguard/wolfi-base', 'wolfi', null, '', 'busybox', 'apk'],
    ['registry.access.redhat.com/ubi9', 'rhel', '9', '', 'bash', 'dnf'],
    ['registry.access.redhat.com/ubi9/ubi-minimal:9.6', 'rhel', '9', '', 'bash', 'microdnf'],
    ['redhat/ubi10-micro', 'rhel', '10', '', 'bash', 'none'],
    ['registry.access.redhat.com/ubi9/python-312', 'rhel', '9', '1001', 'bash', 'dnf'],
    ['registry.access.redhat.com/ubi9/python-312-minimal:9.7', 'rhel', '9', '1001', 'bash', 'microdnf'],
    ['registry.access.redhat.com/ubi8/httpd-24', 'rhel', '8', '1001', null, null],
    ['nvidia/cuda:13.0.2-devel-ubuntu24.04', 'ubuntu', 'noble', '', 'dash', 'apt'],
    ['nvidia/cuda:13.0.2-base-rockylinux9', 'rhel', '9', '', 'bash', 'dnf'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', 'debian', 'bookworm', '', 'dash', 'apt'],
    ['mcr.microsoft.com/dotnet/aspnet:10.0', 'ubuntu', 'noble', '', 'dash', 'apt'],
    [
      'mcr.microsoft.com/dotnet/runtime:9.0-azurelinux3.0-distroless',
      'debian',
      'bookworm',
      '1654',
      null,
      null,
    ],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled', 'ubuntu', 'jammy', '1654', 'none', 'none'],
  ])('%s', (text, family, release, user, shell, packageManager) => {
    expect(facts(text)).toMatchObject({ family, release, shell, packageManager, config: { user } })
  })
})

describe('what can be run in it', () => {
  test.each([
    ['python:3.13', 'curl wget git gcc make unzip openssl gpg python3 pip python', 'sudo tini jq node'],
    [
      'python:3.13-slim',
      'python3 pip ca-certificates openssl perl bash',
      'curl wget git gcc make unzip gpg vim ping',
    ],
    ['python:3.13-alpine', 'python3 pip wget adduser ca-certificates', 'bash curl git gcc useradd apt-get'],
    ['node:24', 'node npm npx yarn git python3 make', 'sudo tini'],
    ['node:24-slim', 'node npm yarn bash adduser', 'curl wget git ca-certificates python3'],
    ['node:26-slim', 'node npm', 'yarn'],
    ['golang:1.26', 'go git gcc make curl', 'unzip node pip'],
    ['golang:1.26-alpine', 'go wget', 'git gcc make bash'],
    [
      'debian:13-slim',
      'bash tar gzip perl su useradd apt-get sh',
      'adduser curl wget git gcc make unzip sudo vim jq nc ping gpg ca-certificates',
    ],
    ['debian:12', 'adduser', 'curl'],
    ['ubuntu:24.04', 'bash ps useradd', 'adduser curl sudo python3 ca-certificates'],
    ['ubuntu:22.04', 'adduser', 'curl'],
    [
      'alpine:3.24',
      'sh wget tar unzip nc ps adduser ca-certificates apk',
      'bash curl git gcc python3 openssl useradd',
    ],
    ['buildpack-deps:trixie-curl', 'curl wget gpg', 'git gcc make'],
    ['buildpack-deps:trixie-scm', 'curl git ssh python3', 'gcc make unzip'],
    ['buildpack-deps:trixie', 'gcc make unzip xz', 'sudo'],
    ['php:8.4-apache', 'php curl gcc make', 'git unzip wget composer'],
    ['nginx:1.31', 'nginx curl envsubst ca-certificates', 'wget git python3'],
    ['nginx:1.30-alpine-slim', 'nginx envsubst wget', 'curl bash'],
    ['composer:2', 'composer php git curl bash', 'gcc'],
    ['postgres:18-alpine', 'gosu bash', 'curl'],
    ['eclipse-temurin:21-jre', 'java curl wget', 'javac gcc'],
    ['eclipse-temurin:21', 'java javac', 'mvn'],
    ['gradle:9-jdk21-noble', 'gradle java git unzip make', 'gcc mvn'],
    ['amazonlinux:2023', 'bash curl dnf yum', 'tar find useradd wget apt-get'],
    ['almalinux:9-minimal', 'curl microdnf find', 'gzip dnf yum git'],
    ['registry.access.redhat.com/ubi9', 'curl tar dnf yum useradd', 'wget git gcc apk'],
    ['registry.access.redhat.com/ubi9-minimal', 'curl microdnf', 'tar useradd wget'],
    ['registry.access.redhat.com/ubi9-micro', 'bash sh', 'curl tar microdnf'],
    ['gcr.io/distroless/static-debian13', 'ca-certificates', 'sh bash curl python3 tar apt'],
    ['gcr.io/distroless/python3-debian13', 'python3', 'sh pip bash'],
    ['gcr.io/distroless/base-debian13:debug', 'wget', 'bash curl'],
    ['dhi.io/python:3.13', 'python3 ca-certificates', 'sh pip bash apt-get'],
    ['cgr.dev/chainguard/node', 'node', 'sh bash curl apk'],
    ['ghcr.io/astral-sh/uv:latest', 'uv', 'sh curl'],
    ['docker:29', 'docker git wget', 'curl bash'],
    ['mcr.microsoft.com/dotnet/sdk:8.0', 'dotnet curl git unzip', 'gcc node'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', 'dotnet ca-certificates', 'curl git'],
  ])('%s has %s, and not %s', (text, present, absent) => {
    const image = facts(text)
    expect(present.split(' ').filter((name) => hasTool(image, name) !== true)).toEqual([])
    expect(absent.split(' ').filter((name) => hasTool(image, name) !== false)).toEqual([])
  })

  test.each([
    ['python:3.13', 'cowsay'],
    ['debian:13', 'adduser'],
    ['debian:13', 'ping'],
    ['alpine:3.24', 'xz'],
    ['node:latest', 'yarn'],
    ['dhi.io/python:3.13-dev', 'curl'],
    ['dhi.io/python:3.13-dev', 'sh'],
    ['cgr.dev/chainguard/redis', 'bash'],
    ['nvidia/cuda:13.0.2-devel-ubuntu24.04', 'gcc'],
    ['python:3.13-windowsservercore', 'bash'],
    ['python:3.13-windowsservercore', 'apt-get'],
    [`python@sha256:${'0'.repeat(64)}`, 'curl'],
  ])('%s: of %s nothing is known', (text, name) => expect(hasTool(facts(text), name)).toBeNull())
})

describe('runtimes', () => {
  test.each([
    ['python:3.13.5-slim', 'python', '3.13'],
    ['python:3.15.0rc1', 'python', '3.15'],
    ['python:3', 'python', null],
    ['python', 'python', null],
    ['python:3.13', 'node', null],
    ['python:3.13', 'toString', null],
    ['node:24.11.1-alpine', 'node', '24'],
    ['node:lts', 'node', null],
    ['golang:1.26.7', 'go', '1.26'],
    ['eclipse-temurin:21.0.5_11-jre', 'java', '21'],
    ['eclipse-temurin:8u442-b06-jdk', 'java', '8'],
    ['maven:3.9-eclipse-temurin-21', 'java', '21'],
    ['maven:3.9', 'java', null],
    ['gradle:9-jdk21-alpine', 'java', '21'],
    ['tomcat:11.0-jre21', 'java', '21'],
    ['ruby:3.4-slim', 'ruby', '3.4'],
    ['php:8.4.25-fpm', 'php', '8.4'],
    ['gcr.io/distroless/nodejs24-debian13', 'node', '24'],
    ['gcr.io/distroless/java21', 'java', '21'],
    ['gcr.io/distroless/python3-debian12', 'python', '3.11'],
    ['gcr.io/distroless/python3-debian13', 'python', '3.13'],
    ['registry.access.redhat.com/ubi9/python-312', 'python', '3.12'],
    ['registry.access.redhat.com/ubi10/python-314-minimal', 'python', '3.14'],
    ['registry.access.redhat.com/ubi9/nodejs-22', 'node', '22'],
    ['ghcr.io/astral-sh/uv:python3.13-alpine', 'python', '3.13'],
    ['mcr.microsoft.com/dotnet/sdk:8.0-alpine', 'dotnet', '8.0'],
    ['nvidia/cuda:12.6.3-base-ubuntu22.04', 'cuda', '12.6'],
  ])('%s: %s %s', (text, name, version) => expect(runtimeOf(facts(text), name)).toBe(version))
})

/** Figures of docker-library/repo-info and the README of distroless, in megabytes; null: not published. */
describe('sizes are within a tenth of the published ones', () => {
  const near = (size: Size | null, megabytes: number | null) => {
    if (megabytes === null) return
    expect(Math.abs((size?.bytes ?? 0) / MB - megabytes) / megabytes).toBeLessThanOrEqual(0.1)
  }
  test.each([
    ['python:3.13', 412.9, 1110],
    ['python:3.13-trixie', 412.9, 1110],
    ['python:3.13-slim', 43, 126],
    ['python:3.13-alpine', 16.9, 45.6],
    ['node:24-slim', 80.5, null],
    ['node:24-alpine', null, 170.75],
    ['golang:1.26', 312.3, 873.77],
    ['golang:1.26-alpine', null, 241.36],
    ['debian:trixie', 49.3, 124],
    ['debian:13', 49.3, 124],
    ['debian:trixie-slim', 29.8, 78.64],
    ['alpine:3.24', 3.8, 8],
    ['alpine:3.22', null, 8.3],
    ['ubuntu:24.04', null, 78.16],
    ['ubuntu:26.04', 41.57, null],
    ['rust:1', null, 1660],
    ['postgres:18-alpine', null, 303.59],
    ['postgres:18', null, 456.45],
    ['eclipse-temurin:21-jre', null, 318.14],
    ['mysql:8.4', null, 813.01],
    ['nginx:1.31', null, 170.06],
    ['registry:3', null, 64.67],
    ['docker:29', null, 397.39],
    ['docker:29-cli', null, 168.24],
    ['composer:2', null, 224.6],
    ['busybox', null, 4.45],
    ['php:8.4-fpm-alpine', null, 95.6],
    ['amazoncorretto:21', null, 486.76],
    ['amazonlinux:2023', null, 150],
    ['archlinux', null, 397.6],
    ['gcr.io/distroless/static-debian13', 2.1, null],
  ])('%s', (text, compressed, unpacked) => {
    const { size } = facts(text)
    near(size.compressed, compressed)
    near(size.unpacked, unpacked)
  })

  test.each([
    ['python:3.13-slim', 'measured', 'measured'],
    ['python:3.12-slim', 'estimated', 'estimated'],
    ['python:3.13.5-slim', 'estimated', 'estimated'],
    ['python:3.13-slim-bookworm', 'estimated', 'estimated'],
    ['python', 'estimated', 'estimated'],
    ['node:24-slim', 'measured', 'estimated'],
    ['mysql:8.4', 'estimated', 'measured'],
    ['debian:13-slim', 'measured', 'measured'],
    ['debian:12-slim', 'estimated', 'estimated'],
    ['node:24', 'estimated', 'estimated'],
    ['python:3.13-windowsservercore', undefined, undefined],
    ['dhi.io/python:3.13', undefined, undefined],
    [`python@sha256:${'0'.repeat(64)}`, undefined, undefined],
  ])('%s: transfer %s, on disk %s', (text, compressed, unpacked) => {
    const { size } = facts(text)
    expect([size.compressed?.basis, size.unpacked?.basis]).toEqual([compressed, unpacked])
  })

  test('what lies on disk is never less than what travels', () => {
    const tags = IMAGES.flatMap(({ names, sizes = {} }) =>
      names.flatMap((name) => Object.keys(sizes).map((tag) => `${name}:${tag}`)),
    )
    const wrong = tags.filter((text) => {
      const { compressed, unpacked } = facts(text).size
      return !compressed || !unpacked || compressed.bytes > unpacked.bytes
    })
    expect(wrong).toEqual([])
  })
})

describe('end of life', () => {
  test.each([
    ['python:3.13-slim', '2029-10-31', true],
    ['python:3.9', '2025-10-31', false],
    ['python:3.13-slim-buster', '2024-06-30', false],
    ['python:3.12-slim-bookworm', '2028-06-30', true],
    ['python', null, null],
    ['node:20', '2026-04-30', false],
    ['golang:1.26', null, true],
    ['golang:1.20', null, false],
    ['debian:12', '2028-06-30', true],
    ['debian:11', '2026-08-31', false],
    ['alpine:3.25', null, null],
    ['alpine:3.2', null, false],
    ['openjdk:17', null, false],
    ['centos:7', '2024-06-30', false],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', '2026-11-10', false],
    ['registry.access.redhat.com/ubi8', '2029-05-31', true],
    ['registry.access.redhat.com/ubi9/ubi-minimal:9.6', '2032-05-31', true],
    ['registry.access.redhat.com/ubi9/python-312-minimal:1-72', '2032-05-31', true],
    ['fedora:44', null, true],
    ['fedora:45', null, null],
    ['rust:1', null, null],
    [`openjdk@sha256:${'0'.repeat(64)}`, null, false],
    ['ghcr.io/astral-sh/uv:python3.13-trixie-slim', '2029-10-31', true],
    ['ghcr.io/astral-sh/uv:0.9-python3.9-trixie', '2025-10-31', false],
    ['ghcr.io/astral-sh/uv:0.9', null, null],
    ['dhi.io/python:3.13-dev', '2029-10-31', true],
    ['dhi.io/python:3.9', null, null],
    ['cgr.dev/chainguard/python:3.14', '2030-10-31', true],
    ['cgr.dev/chainguard/python:latest', null, null],
    ['dhi.io/node:24', '2028-04-30', true],
  ])('%s: %s', (text, endOfLife, supported) => {
    expect(facts(text)).toMatchObject({ endOfLife, supported })
  })

  test('the day of the facts is a day', () => expect(FACTS_DATE).toMatch(/^\d{4}-\d\d-\d\d$/))
})

describe('the rest', () => {
  test.each([
    ['docker:29', 'git', ['dockerd-entrypoint.sh'], null],
    ['docker:29-cli', 'git', ['docker-entrypoint.sh'], ['sh']],
    ['composer:2', 'php', ['/docker-entrypoint.sh'], ['composer']],
    ['tomcat:11.0', 'java', null, ['catalina.sh', 'run']],
    ['registry:2', 'wget', ['/entrypoint.sh'], ['/etc/docker/registry/config.yml']],
    ['gcr.io/distroless/nodejs24-debian13', 'ca-certificates', ['/nodejs/bin/node'], null],
    ['gcr.io/distroless/base-debian13:debug', 'wget', ['/busybox/sh'], null],
    ['eclipse-temurin:21-jre', 'java', ['/__cacert_entrypoint.sh'], null],
  ])('%s starts as its Dockerfile says', (text, tool, entrypoint, cmd) => {
    expect(facts(text).config).toMatchObject({ entrypoint, cmd })
    expect(hasTool(facts(text), tool)).toBe(true)
  })

  test.each([
    ['postgres:18', '/var/lib/postgresql/18/docker'],
    ['postgres:17', '/var/lib/postgresql/data'],
  ])('%s keeps its data in %s', (text, path) => expect(facts(text).config.env['PGDATA']).toBe(path))

  test.each([
    ['python:3.12', 'C.UTF-8'],
    ['python:3.13', undefined],
  ])('%s sets LANG to %s', (text, value) => expect(facts(text).config.env['LANG']).toBe(value))

  test.each([
    ['ghcr.io/astral-sh/uv:latest', '/uv'],
    ['composer:2', '/usr/bin/composer'],
    ['docker/buildx-bin', '/buildx'],
    ['busybox:1.38', '/bin/busybox'],
  ])('%s lends %s', (text, path) => {
    expect(facts(text).files[path]).toMatchObject({ basis: 'estimated' })
    expect(facts(text).files[path]!.bytes).toBeGreaterThan(MB)
  })

  test.each([
    ['redis:8', 'redis', 999, 999],
    ['nvidia/cuda:13.0.2-base-ubuntu24.04', 'ubuntu', 1000, 1000],
    ['nvidia/cuda:12.6.3-base-ubuntu22.04', 'ubuntu', undefined, undefined],
    ['redis:8-alpine', 'redis', 999, 1000],
    ['php:8.4-alpine', 'www-data', 82, 82],
    ['haproxy:3.2-alpine', 'haproxy', 99, 99],
    ['registry.access.redhat.com/ubi9/nodejs-22', 'default', 1001, 0],
  ])('%s: %s is %s, its group %s', (text, name, uid, gid) => {
    expect([facts(text).users[name], facts(text).groups[name]]).toEqual([uid, gid])
  })

  test.each([
    ['public.ecr.aws/docker/library/golang:1.26', 'golang'],
    ['gcr.io/distroless/nodejs24-debian13', 'gcr.io/distroless/nodejs24'],
    ['redhat/ubi9-minimal:latest', 'redhat/ubi9-minimal'],
    ['dhi.io/redis:8', 'dhi.io/redis'],
  ])('%s is called %s', (text, name) => expect(facts(text).name).toBe(name))

  test('every image has a source with a day', () => {
    for (const { names } of IMAGES) {
      const image = lookupImage(parseImageReference(names[0]!.replace('*', 'lamp'))!)!
      expect(image.sources.length).toBeGreaterThan(0)
      for (const { url, date } of image.sources) {
        expect(url).toMatch(/^https:/)
        expect(date <= FACTS_DATE).toBe(true)
      }
    }
  })

  test.each([
    'dhi.io/a/b',
    'cgr.dev/other/python',
    'gcr.io/distroless',
    'gcr.io/other/static',
    'quay.io/x/y',
  ])('%s is unknown', (text) => expect(lookupImage(parseImageReference(text)!)).toBeNull())
})
