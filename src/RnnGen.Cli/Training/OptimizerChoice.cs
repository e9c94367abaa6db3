using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The optimisers that <c>--optimizer</c> offers.</summary>
internal enum OptimizerChoice
{
    /// <summary>See <see cref="Optimizers.Adam"/>.</summary>
    Adam,

    /// <summary>See <see cref="Optimizers.AdamW"/>.</summary>
    AdamW,

    /// <summary>See <see cref="Optimizers.RmsProp"/>.</summary>
    RmsProp,

    /// <summary>See <see cref="Optimizers.Sgd"/>.</summary>
    Sgd,
}
