namespace RnnGen;

/// <summary>What a <see cref="Predictor"/> predicts from.</summary>
public enum Source
{
    /// <summary>The network.</summary>
    Network,

    /// <summary>The cache of the network's last states.</summary>
    Cache,

    /// <summary>The n-grams of the profile.</summary>
    NGrams,

    /// <summary>Another predictor over the same vocabulary.</summary>
    Companion,

    /// <summary>The network with weights that follow what is written.</summary>
    Adaptation,
}
