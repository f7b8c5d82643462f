import java.lang.ref.Cleaner;

class Station {
    static final Cleaner CLEANER = Cleaner.create();

    static void say(String text) {
        System.out.println(text);
    }

    static void record() {
        Object log = new Object();
        CLEANER.register(log, () -> say("cleaner: closed"));
        say("cleaner: recording");
    }

    public static void main(String[] args) {
        record();
        try (AutoCloseable log = () -> say("try: closed")) {
            say("try: recording");
        } catch (Exception problem) {
            say("cannot close");
        }
        say("end of main");
    }
}
