using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The names of the optimisers, and what they stand for.</summary>
internal static class OptimizerChoices
{
    /// <summary>All names, as the user writes them.</summary>
    public static string[] Names { get; } = [.. Enum.GetValues<OptimizerChoice>().Select(Name)];

    /// <summary>Such as <c>rmsprop</c>.</summary>
    public static string Name(OptimizerChoice choice) => choice.ToString().ToLowerInvariant();

    /// <summary>The choice of a name.</summary>
    public static OptimizerChoice Named(string name) => Enum.GetValues<OptimizerChoice>().Single(choice => Name(choice) == name);

    /// <summary>AdamW is Adam but for its decay: asked for, it decays, as much as PyTorch's does by default. The others do not.</summary>
    public static double DefaultDecay(OptimizerChoice choice) => choice == OptimizerChoice.AdamW ? 0.01 : 0;

    /// <summary>Makes the optimiser.</summary>
    public static Optimizer Create(OptimizerChoice choice, float learningRate, double weightDecay) => choice switch
    {
        OptimizerChoice.Adam => Optimizers.Adam(learningRate, weightDecay: weightDecay),
        OptimizerChoice.AdamW => Optimizers.AdamW(learningRate, weightDecay: weightDecay),
        OptimizerChoice.RmsProp => Optimizers.RmsProp(learningRate, weightDecay: weightDecay),
        _ => Optimizers.Sgd(learningRate, weightDecay: weightDecay),
    };
}
