package org.jsyslab.common.runtime.http;

/**
 * Why a request is not answered, nor anything behind it on its connection: where one request was unclear, nobody can be
 * sure where the next one begins.
 *
 * @param status from 400
 * @param reason one line for its sender
 */
record Refusal(int status, String reason) {}
