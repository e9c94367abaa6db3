namespace RnnGen;

/// <summary>What a parameter tensor does in the network. In brackets: the letter of the common lecture notation s_t = f(U·x_t + W·s_{t−1}), o_t = softmax(V·s_t).</summary>
public enum ParameterRole
{
    /// <summary>One row per word; where embeddings are tied, Why too.</summary>
    Embedding,

    /// <summary>Wxh: input to hidden (U).</summary>
    InputWeights,

    /// <summary>Whh: hidden to hidden (W).</summary>
    RecurrentWeights,

    /// <summary>b: bias of a layer.</summary>
    Bias,

    /// <summary>bhn: bias on the recurrent side of a GRU's candidate; in a model file the last block of <c>rnn.bias_hh_l{n}</c>.</summary>
    CandidateBias,

    /// <summary>Why: hidden to output (V).</summary>
    OutputWeights,

    /// <summary>by: bias of the output.</summary>
    OutputBias,

    /// <summary>P: hidden state to the width of a tied embedding.</summary>
    Projection,
}
