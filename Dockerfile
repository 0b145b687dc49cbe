# One image for the API (`up --no-worker`), the workers (`worker`) and `db migrate`.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY supabase ./supabase
COPY src ./src
COPY web ./web
RUN npm run --silent build && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/supabase ./supabase
COPY samples ./samples
# The account `node` (1000) of the base image. It owns what it writes and nothing else.
RUN mkdir -p /var/lib/goldenrod/media && chown -R node:node /var/lib/goldenrod && chmod 700 /var/lib/goldenrod
USER node
ENV GOLDENROD_DATA=/var/lib/goldenrod/data \
    GOLDENROD_MEDIA=/var/lib/goldenrod/media
VOLUME /var/lib/goldenrod
# Node as process 1 reaps no children and has no default signal handlers: compose starts it with `init`.
ENTRYPOINT ["node", "dist/command/main.js"]
CMD ["--help"]
