import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './base-image-moving-tag.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24.11-slim\n',
    'FROM alpine:3.23\n',
    'FROM debian:trixie-slim\n',
    'FROM ubuntu:noble\n',
    'FROM buildpack-deps:bookworm-curl\n',
    { name: 'another rule speaks of latest', dockerfile: 'FROM node:latest\n' },
    { name: 'and of no tag', dockerfile: 'FROM node\n' },
    {
      name: 'a digest holds still',
      dockerfile:
        'FROM alpine:edge@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6\n',
    },
    { name: 'the name of a stage', dockerfile: 'FROM golang:1.27 AS dev\nFROM dev\n' },
    { name: 'the number is the release', dockerfile: 'FROM debian:13-slim\n' },
    { name: 'below 17 there are bug fixes only', dockerfile: 'FROM postgres:17\n' },
    'FROM eclipse-temurin:21-jre\n',
    { name: 'a mirror of a distribution', dockerfile: 'FROM mirror.harbour.example/base/ubuntu:noble\n' },
    { name: 'the system of an image nobody knows', dockerfile: 'FROM harbour/crane:bookworm-slim\n' },
    { name: 'a release that is over moves no more', dockerfile: 'FROM node:10-alpine\n' },
    'FROM openjdk:slim\n',
    'FROM rust:nightly-2026-10-31\n',
    'FROM harbour/pilot:20260131\n',
    'FROM harbour/pilot:main-4f2a91c\n',
    'ARG TAG\nFROM node:${TAG}\n',
    'FROM nvidia/cuda:13.0.2-base-ubuntu24.04\n',
    'FROM gcr.io/distroless/static-debian13:nonroot\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:stable-slim\n',
      reports: [{ messageId: 'channel', on: 'debian:stable-slim', confidence: 'certain', severity: 'info' }],
    },
    { dockerfile: 'FROM alpine:edge\n', reports: [{ messageId: 'channel', on: 'alpine:edge' }] },
    {
      dockerfile: 'FROM node:lts-alpine3.23\n',
      reports: [{ messageId: 'channel', on: 'node:lts-alpine3.23' }],
    },
    {
      name: 'by the default of an argument',
      dockerfile: 'ARG CHANNEL=nightly\nFROM ghcr.io/harbour/pilot:${CHANNEL}\n',
      reports: [{ messageId: 'channel', on: 'ghcr.io/harbour/pilot:${CHANNEL}' }],
    },
    { dockerfile: 'FROM nginx:alpine\n', reports: [{ messageId: 'variant', on: 'nginx:alpine' }] },
    {
      dockerfile: 'FROM python:slim-bookworm\n',
      reports: [{ messageId: 'variant', on: 'python:slim-bookworm' }],
    },
    {
      name: 'in every stage',
      dockerfile: 'FROM golang:alpine AS build\nFROM ghcr.io/harbour/base:main\n',
      reports: [
        { messageId: 'variant', on: 'golang:alpine' },
        { messageId: 'channel', on: 'ghcr.io/harbour/base:main' },
      ],
    },
    {
      name: 'a major version is a softer hint',
      dockerfile: 'FROM node:24-slim\n',
      reports: [{ messageId: 'major', on: 'node:24-slim', confidence: 'possible' }],
    },
    {
      dockerfile: 'FROM docker.io/library/python:3\n',
      reports: [{ messageId: 'major', on: 'docker.io/library/python:3' }],
    },
  ],
})
