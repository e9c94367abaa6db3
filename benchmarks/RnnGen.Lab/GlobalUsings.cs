extern alias benchmarks;

global using Machine = benchmarks::RnnGen.Measurement.Machine;
