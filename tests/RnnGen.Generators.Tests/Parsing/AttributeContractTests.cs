using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>The generator knows the attribute by name only: here its view is held against the run-time library's.</summary>
public sealed class AttributeContractTests
{
    [Fact]
    public void FindsTheAttributeUnderItsName() => Assert.True(AttributeReader.IsName(nameof(RnnModelAttribute)));

    [Fact]
    public void KnowsEveryCell() => AssertSameMembers<RecurrentCell, CellKind>();

    [Fact]
    public void KnowsEveryLoss() => AssertSameMembers<LossPosition, LossKind>();

    [Fact]
    public void HasTheSameArgumentsWithTheSameDefaults()
    {
        RnnModelAttribute attribute = new(default);
        AttributeValues values = new(default);
        PropertyInfo[] arguments = typeof(RnnModelAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

        Assert.Equal(
            arguments.Select(argument => argument.Name).Order(),
            typeof(AttributeValues).GetProperties().Select(property => property.Name).Where(name => name != nameof(AttributeValues.Unknown)).Order());
        Assert.All(arguments, argument => Assert.Equal(
            Convert.ToInt32(argument.GetValue(attribute), null),
            Convert.ToInt32(typeof(AttributeValues).GetProperty(argument.Name)!.GetValue(values), null)));
    }

    [Fact]
    public void ReadsEveryArgumentOfTheAttribute()
    {
        foreach (PropertyInfo argument in typeof(RnnModelAttribute).GetProperties().Where(property => property.CanWrite))
        {
            string value = argument.PropertyType == typeof(bool) ? "true" : argument.PropertyType.IsEnum ? $"({argument.PropertyType.Name})1" : "3";
            GeneratorRun run = GeneratorRun.Of($"using RnnGen; [RnnModel(default, {argument.Name} = {value})] partial class Model;");

            AttributeValues read = AttributeReader.Read(AttributeReader.Find((INamedTypeSymbol)run.Output.GetTypeByMetadataName("Model")!)!);

            Assert.NotEqual(new AttributeValues(0), read);
        }
    }

    [Fact]
    public void CountsAnArraysLengthAsTheRuntimeDoes()
    {
        Assert.Equal(SizeRules.LargestBuffer, Array.MaxLength - 16);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer((int)SizeRules.LargestBuffer + 1));
    }

    private static void AssertSameMembers<TRuntime, TGenerator>()
        where TRuntime : struct, Enum
        where TGenerator : struct, Enum => Assert.Equal(
            Enum.GetValues<TRuntime>().Select(value => (value.ToString(), Convert.ToInt32(value, null))),
            Enum.GetValues<TGenerator>().Select(value => (value.ToString(), Convert.ToInt32(value, null))));
}
