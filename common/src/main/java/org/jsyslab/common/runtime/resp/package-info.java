/**
 * The Redis door: RESP2, arrays and inline commands, so that redis-cli, redis-benchmark and any Redis client can talk
 * to a lab's service (Redis serialization protocol specification, version 2).
 *
 * <p>Open first: {@link org.jsyslab.common.runtime.resp.RespCommands}.
 */
package org.jsyslab.common.runtime.resp;
