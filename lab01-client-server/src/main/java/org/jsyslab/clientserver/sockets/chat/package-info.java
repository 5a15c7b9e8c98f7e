/**
 * A chat room: the server speaks when it likes, to all connections at once. What request and reply hid shows here: all
 * members see the same lines in the same order because one event loop gives the order, and the server must decide what
 * to do with a member that listens too slowly.
 *
 * <p>Open first: {@link org.jsyslab.clientserver.sockets.chat.ChatRoom}, then
 * {@link org.jsyslab.clientserver.sockets.chat.ChatHandler}.
 */
package org.jsyslab.clientserver.sockets.chat;
