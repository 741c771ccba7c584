import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './base-image-eol.ts'

testRule(rule, docs, {
  valid: [
    'FROM python:3.13-slim\n',
    'FROM debian:trixie\n',
    'FROM node:24-alpine3.23\n',
    'FROM alpine:3.24\n',
    { name: 'a tag that moves on', dockerfile: 'FROM node:lts\n' },
    { name: 'no tag', dockerfile: 'FROM ubuntu\n' },
    { name: 'a major version with live releases', dockerfile: 'FROM python:3\n' },
    { name: 'an image nobody knows', dockerfile: 'FROM harbour/python:3.8\n' },
    { name: 'news', dockerfile: 'FROM python:3.16-rc\n' },
    { name: 'given up as a whole, which is another rule', dockerfile: 'FROM centos:7\n' },
    'ARG TAG\nFROM debian:$TAG\n',
    'FROM jruby:9.4\n',
    {
      name: 'a digest alone tells no release',
      dockerfile: 'FROM python@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:buster-slim\n',
      reports: [{ messageId: 'ended', on: 'debian:buster-slim', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: 'FROM ubuntu:18.04\n', reports: [{ messageId: 'ended', on: 'ubuntu:18.04' }] },
    {
      dockerfile: 'FROM node:16 AS web\nFROM nginx:1.30\n',
      reports: [{ messageId: 'ended', on: 'node:16' }],
    },
    { dockerfile: 'FROM node:12-alpine\n', reports: [{ messageId: 'ended', on: 'node:12-alpine' }] },
    { dockerfile: 'FROM ruby:2.7-slim\n', reports: [{ messageId: 'ended', on: 'ruby:2.7-slim' }] },
    {
      name: 'a supported Python on a system that is over',
      dockerfile: 'FROM python:3.12-buster\n',
      reports: [{ messageId: 'system', on: 'python:3.12-buster' }],
    },
    {
      dockerfile: 'FROM golang:1.22-alpine3.18\n',
      reports: [{ messageId: 'system', on: 'golang:1.22-alpine3.18' }],
    },
    {
      name: 'nothing below it lives',
      dockerfile: 'FROM python:2\n',
      reports: [{ messageId: 'ended', on: 'python:2' }],
    },
    { dockerfile: 'FROM php:7-fpm\n', reports: [{ messageId: 'ended', on: 'php:7-fpm' }] },
    {
      name: 'below all that is recorded',
      dockerfile: 'FROM alpine:3.9\n',
      reports: [{ messageId: 'old', on: 'alpine:3.9' }],
    },
    { dockerfile: 'FROM golang:1.19\n', reports: [{ messageId: 'old', on: 'golang:1.19' }] },
    {
      name: 'from a mirror, by the default of an argument',
      dockerfile: 'ARG NODE=18\nFROM public.ecr.aws/docker/library/node:${NODE}-slim\n',
      reports: [{ messageId: 'ended', on: 'public.ecr.aws/docker/library/node:${NODE}-slim' }],
    },
  ],
})
