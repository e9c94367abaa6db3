using System.Reflection;
using System.Reflection.Emit;

namespace RnnGen.Tests;

/// <summary>Calls any method or constructor with arguments in an array, as reflection does, but also where it takes spans: they are given as arrays, and made into spans on the way.</summary>
internal static class AnyCall
{
    /// <summary>Compiles a call.</summary>
    /// <param name="member">What is called.</param>
    /// <returns>Takes the object and the arguments; returns the result, or null where it is void, a span or a reference.</returns>
    public static Func<object?, object?[], object?> Compile(MethodBase member)
    {
        DynamicMethod method = new($"call {member.Name}", typeof(object), [typeof(object), typeof(object?[])], typeof(AnyCall).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        Type declaring = member.DeclaringType!;
        if (!member.IsStatic && !member.IsConstructor)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(declaring.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, declaring);
        }

        ParameterInfo[] parameters = member.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            Load(il, i, parameters[i].ParameterType);
        }

        Type result = declaring;
        if (member is ConstructorInfo constructor)
        {
            il.Emit(OpCodes.Newobj, constructor);
        }
        else
        {
            MethodInfo called = (MethodInfo)member;
            il.Emit(called.IsVirtual && !declaring.IsValueType ? OpCodes.Callvirt : OpCodes.Call, called);
            result = called.ReturnType;
        }

        if (result.IsByRef || result.IsByRefLike)
        {
            il.Emit(OpCodes.Pop);
        }
        else if (result.IsValueType && result != typeof(void))
        {
            il.Emit(OpCodes.Box, result);
        }

        if (result == typeof(void) || result.IsByRef || result.IsByRefLike)
        {
            il.Emit(OpCodes.Ldnull);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object?, object?[], object?>>();
    }

    private static void Load(ILGenerator il, int index, Type type)
    {
        Type element = type.IsByRef ? type.GetElementType()! : type;
        if (type.IsByRef && (element.IsByRefLike || !element.IsValueType))
        {
            il.Emit(OpCodes.Ldloca, il.DeclareLocal(element));
            return;
        }

        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
        if (element.IsByRefLike)
        {
            Type array = element.GetGenericArguments()[0].MakeArrayType();
            il.Emit(OpCodes.Castclass, array);
            il.Emit(OpCodes.Newobj, element.GetConstructor([array])!);
        }
        else if (element.IsValueType)
        {
            il.Emit(type.IsByRef ? OpCodes.Unbox : OpCodes.Unbox_Any, element);
        }
        else
        {
            il.Emit(OpCodes.Castclass, element);
        }
    }
}
