using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>One line of a training log: a JSON object whose <c>record</c> tells its kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "record")]
[JsonDerivedType(typeof(RunRecord), "run")]
[JsonDerivedType(typeof(StepRecord), "step")]
[JsonDerivedType(typeof(EpochRecord), "epoch")]
[JsonDerivedType(typeof(EndRecord), "end")]
internal abstract record LogRecord;
