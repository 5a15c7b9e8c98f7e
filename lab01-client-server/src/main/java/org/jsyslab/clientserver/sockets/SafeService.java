package org.jsyslab.clientserver.sockets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service whose failures are replies: a request that makes it throw costs its sender an error, not the server. */
final class SafeService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(SafeService.class);

    private final Service service;

    SafeService(Service service) {
        this.service = service;
    }

    @Override
    public String answer(String request) {
        try {
            String reply = service.answer(request);
            Frame.encode(reply);
            return reply;
        } catch (IllegalArgumentException | FrameException e) {
            return ERROR + e.getMessage();
        } catch (RuntimeException e) {
            LOG.warn("the service failed on a request of {} characters", request.length(), e);
            return ERROR + "the service failed";
        }
    }

    @Override
    public boolean isSlow(String request) {
        return service.isSlow(request);
    }
}
