namespace RnnGen.Generators.Tests.Properties;

/// <summary>Tests that count heap bytes to the byte: no other runs beside them.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
