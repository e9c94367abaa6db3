using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>Why a run ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EndReason>))]
internal enum EndReason
{
    /// <summary>It completed all of its epochs.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>It did not improve for as many epochs as its recipe allows.</summary>
    [JsonStringEnumMemberName("stoppedEarly")]
    StoppedEarly,

    /// <summary>It was asked to end.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,

    /// <summary>A loss or a gradient was not finite.</summary>
    [JsonStringEnumMemberName("diverged")]
    Diverged,
}
