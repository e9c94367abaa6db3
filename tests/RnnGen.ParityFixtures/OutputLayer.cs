namespace RnnGen.ParityFixtures;

/// <summary>Where the output layer takes its weights from.</summary>
internal enum OutputLayer
{
    /// <summary>They are its own.</summary>
    Untied,

    /// <summary>They are the embedding, E = H.</summary>
    Tied,

    /// <summary>They are the embedding, and a projection without bias takes H to E before.</summary>
    Projected,
}
