namespace RnnGen;

/// <summary>The role of a parameter tensor in the network. In parentheses: its letter in the common lecture notation s_t = f(U·x_t + W·s_{t−1}), o_t = softmax(V·s_t).</summary>
public enum ParameterRole
{
    /// <summary>The embedding, one row per word; also Why if embeddings are tied.</summary>
    Embedding,

    /// <summary>Wxh: input to hidden (U).</summary>
    InputWeights,

    /// <summary>Whh: hidden to hidden (W).</summary>
    RecurrentWeights,

    /// <summary>b: bias of a layer.</summary>
    Bias,

    /// <summary>bhn: bias on the recurrent side of a GRU's candidate; in a model file, the last block of <c>rnn.bias_hh_l{n}</c>.</summary>
    CandidateBias,

    /// <summary>Why: hidden to output (V).</summary>
    OutputWeights,

    /// <summary>by: bias of the output layer.</summary>
    OutputBias,

    /// <summary>P: projection of the hidden state to the width of a tied embedding.</summary>
    Projection,
}
