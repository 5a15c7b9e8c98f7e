package org.jsyslab.common.node;

/** What a user can ask of a service: {@code record Deposit(String account, long amount) implements BankOperation}. */
public interface Operation {}
