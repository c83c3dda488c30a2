package io.exeunt.policies;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cloudsimplus.brokers.DatacenterBroker;
import org.cloudsimplus.brokers.DatacenterBrokerSimple;
import org.cloudsimplus.cloudlets.Cloudlet;
import org.cloudsimplus.cloudlets.CloudletSimple;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.datacenters.DatacenterSimple;
import org.cloudsimplus.hosts.HostSimple;
import org.cloudsimplus.resources.PeSimple;
import org.cloudsimplus.schedulers.cloudlet.CloudletSchedulerSpaceShared;
import org.cloudsimplus.util.Log;
import org.cloudsimplus.vms.Vm;
import org.cloudsimplus.vms.VmSimple;

/** The queue in CloudSim Plus: one virtual machine of one core that runs one cloudlet after the other. */
final class CloudSimQueue {
    private static final double LOAD = 0.7;
    private static final int MIPS = 1000;
    /** A virtual machine that has idled for so long is taken away: never before the end. */
    private static final double IDLE_S = 1e7;
    private static final int[] SERVICES_S = {1000, 1000, 1000, 1000, 1000, 1000, 2000, 2000, 3000, 4000};

    private CloudSimQueue() {}

    /** Simulates so many requests. */
    public static void main(String[] arguments) throws IOException {
        int requests = Integer.parseInt(arguments[0]);
        Log.setLevel(Level.OFF);
        CloudSimPlus simulation = new CloudSimPlus(1);
        new DatacenterSimple(
                simulation, List.of(new HostSimple(4096, 100_000, 100_000, List.of(new PeSimple(MIPS)))));
        DatacenterBroker broker = new DatacenterBrokerSimple(simulation);
        Vm vm = new VmSimple(MIPS, 1);
        vm.setCloudletScheduler(new CloudletSchedulerSpaceShared());
        vm.setRam(512).setBw(1000).setSize(1000);
        broker.setVmDestructionDelay(IDLE_S);
        broker.submitVm(vm);
        List<Cloudlet> cloudlets = cloudlets(requests);
        broker.submitCloudletList(cloudlets);
        long begun = System.nanoTime();
        simulation.start();
        double latencyS = cloudlets.stream()
                .mapToDouble(cloudlet -> cloudlet.getFinishTime() - cloudlet.getSubmissionDelay())
                .average()
                .orElseThrow();
        PeerUsage.print(
                broker.getCloudletFinishedList().size(),
                (System.nanoTime() - begun) / 1e9,
                latencyS / theoryS());
    }

    private static List<Cloudlet> cloudlets(int requests) {
        SplittableRandom random = new SplittableRandom(1);
        List<Cloudlet> cloudlets = new ArrayList<>(requests);
        double timeS = 1;
        for (int i = 0; i < requests; i++) {
            int serviceS = SERVICES_S[random.nextInt(SERVICES_S.length)];
            Cloudlet cloudlet = new CloudletSimple((long) serviceS * MIPS, 1);
            cloudlet.setSizes(1);
            cloudlet.setSubmissionDelay(Math.rint(timeS)); // at parts of a second its clock can stand still
            cloudlets.add(cloudlet);
            timeS -= Math.log1p(-random.nextDouble()) / perS();
        }
        return cloudlets;
    }

    private static double perS() {
        return LOAD / mean(1);
    }

    private static double mean(int power) {
        double sum = 0;
        for (int serviceS : SERVICES_S) {
            sum += Math.pow(serviceS, power);
        }
        return sum / SERVICES_S.length;
    }

    /** Pollaczek and Khinchine. */
    private static double theoryS() {
        return mean(1) + perS() * mean(2) / 2 / (1 - LOAD);
    }
}
