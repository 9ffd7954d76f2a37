/** Issues RFC 3161 time-stamp tokens. */
export interface TimestampAuthority {
  /** DER of a TimeStampToken over a SHA-256 digest (32 bytes), at the authority's own time. */
  stamp(sha256: Uint8Array): Promise<Uint8Array>;
}
