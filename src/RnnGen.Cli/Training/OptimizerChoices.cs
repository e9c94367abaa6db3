using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The names of the optimisers and the choices they stand for.</summary>
internal static class OptimizerChoices
{
    /// <summary>All names, as users write them.</summary>
    public static string[] Names { get; } = [.. Enum.GetValues<OptimizerChoice>().Select(Name)];

    /// <summary>Returns the name of a choice, such as <c>rmsprop</c>.</summary>
    public static string Name(OptimizerChoice choice) => choice.ToString().ToLowerInvariant();

    /// <summary>Returns the choice that a name stands for.</summary>
    public static OptimizerChoice Named(string name) => Enum.GetValues<OptimizerChoice>().Single(choice => Name(choice) == name);

    /// <summary>The default weight decay: PyTorch's for AdamW, which differs from Adam only by its decay; 0 for the others.</summary>
    public static double DefaultDecay(OptimizerChoice choice) => choice == OptimizerChoice.AdamW ? 0.01 : 0;

    /// <summary>Creates the optimiser.</summary>
    public static Optimizer Create(OptimizerChoice choice, float learningRate, double weightDecay) => choice switch
    {
        OptimizerChoice.Adam => Optimizers.Adam(learningRate, weightDecay: weightDecay),
        OptimizerChoice.AdamW => Optimizers.AdamW(learningRate, weightDecay: weightDecay),
        OptimizerChoice.RmsProp => Optimizers.RmsProp(learningRate, weightDecay: weightDecay),
        _ => Optimizers.Sgd(learningRate, weightDecay: weightDecay),
    };
}
