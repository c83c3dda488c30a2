package io.exeunt.simulator.event;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.event.ServingUnit.Piece;
import java.util.List;

/**
 * A board on which several units work at once; mutable, for one run. While one works alone the board takes what that unit's model says;
 * each further one adds what it takes beyond idling.
 */
final class SharedBoard {
    private final WarmingBoard board;
    private final List<ServingUnit> units;
    private final Sleep sleep;
    private double pausedAtS;
    private boolean asleep;
    private double busyS;

    SharedBoard(WarmingBoard board, List<ServingUnit> units, Sleep sleep) {
        this.board = board;
        this.units = units;
        this.sleep = sleep;
    }

    /** Lets time pass in which every unit goes on with what it does, until the board goes off at the latest. */
    void pass(double seconds) {
        double fromS = board.timeS();
        boolean busy = false;
        boolean working = false;
        for (ServingUnit unit : units) {
            Piece piece = unit.piece();
            busy |= piece != null && piece.serves();
            working |= piece != null && piece.works();
        }
        if (working) {
            board.work(seconds, energy(seconds), units.get(0).home());
        } else {
            idle(seconds);
        }
        double passedS = board.isOff() ? board.timeS() - fromS : seconds;
        units.forEach(unit -> unit.pass(passedS, board.timeS()));
        busyS += busy ? passedS : 0;
        pausedAtS = busy ? board.timeS() : pausedAtS;
    }

    private Energy energy(double seconds) {
        Energy sum = null;
        for (ServingUnit unit : units) {
            Piece piece = unit.piece();
            if (piece != null && piece.works()) {
                Energy own = piece.energy().times(seconds / piece.seconds());
                sum = sum == null
                        ? own
                        : sum.plus(own).plus(idling(unit, seconds).times(-1));
            }
        }
        return sum == null ? Energy.ZERO : sum;
    }

    private static Energy idling(ServingUnit unit, double seconds) {
        double leakageW = PricedMode.idleLeakageW(unit.platform(), unit.home());
        double otherW = unit.platform().idlePowerW(unit.home()) - leakageW;
        return new Energy(0, leakageW * seconds, 0, otherW * seconds, 0);
    }

    private void idle(double seconds) {
        Piece waits = units.get(0).piece();
        if (waits != null) {
            idle(seconds, waits.idleState());
            return;
        }
        double awakeS = Math.max(0, Math.min(seconds, asleepAtS() - board.timeS()));
        int state = units.get(0).idleState(board.timeS());
        idle(awakeS, state);
        if (seconds > awakeS) {
            asleep = true;
            board.idle(seconds - awakeS, sleep.powerW(), 0, state);
        }
    }

    /** Whether it has been without work for so long that it sleeps. */
    boolean isAsleep() {
        return board.timeS() >= asleepAtS();
    }

    /** When it falls asleep if nothing happens, in s. */
    double asleepAtS() {
        return pausedAtS + sleep.afterS();
    }

    private void idle(double seconds, int state) {
        Platform platform = units.get(0).platform();
        board.idle(seconds, platform.idlePowerW(state), PricedMode.idleLeakageW(platform, state), state);
    }

    /** Before a batch begins: the board is awake. */
    void wakeUp() {
        if (asleep) {
            idle(sleep.wakeS(), units.get(0).idleState(board.timeS()));
            asleep = false;
        }
    }

    double timeS() {
        return board.timeS();
    }

    /** Temperature of the chip in °C; NaN where not modelled. */
    double temperatureC() {
        return board.temperatureC();
    }

    boolean isOff() {
        return board.isOff();
    }

    /** So many requests wait from now on. */
    void queued(int waiting) {
        board.queued(waiting);
    }

    /** Adds energy that takes no time. */
    void spend(Energy energy) {
        board.spend(energy);
    }

    /** Time in s until the first piece of work ends; +∞ where none runs. */
    double leftS() {
        double leftS = Double.POSITIVE_INFINITY;
        for (ServingUnit unit : units) {
            leftS = unit.isFree() ? leftS : Math.min(leftS, unit.leftS());
        }
        return leftS;
    }

    /** Time in s for which any unit was occupied. */
    double busyS() {
        return busyS;
    }

    WarmingBoard board() {
        return board;
    }
}
